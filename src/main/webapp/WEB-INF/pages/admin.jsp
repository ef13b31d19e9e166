<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="een" tagdir="/WEB-INF/tags" %>
<een:admin title="Administration" here="/admin">
  <div class="head">
    <h1>Administration</h1>
    <p class="quiet">All grants of this portal at a glance</p>
  </div>
  <c:if test="${away}">
    <p class="notice bad" id="away" role="status">The database does not answer, so nothing can be said about grants. What this server knows by itself is below.</p>
  </c:if>
  <c:if test="${not away}">
    <ul class="figures" id="states">
      <c:forEach items="${grants.states()}" var="one">
        <li><een:link to="${one.list()}" look="card figure"><strong><c:out value="${one.count()}"/></strong><span><een:state of="${one.state()}"/></span></een:link></li>
      </c:forEach>
    </ul>
  </c:if>
  <c:if test="${not empty troubles}">
    <section class="card sheet" aria-labelledby="troubles-title" id="troubles">
      <h2 id="troubles-title">What needs you</h2>
      <c:forEach items="${troubles}" var="one">
        <div class="trouble">
          <p><span class="state warn"><c:out value="${one.code()}"/></span> <strong><c:out value="${one.meaning()}"/></strong></p>
          <p><c:out value="${one.detail()}"/></p>
          <p><c:out value="${one.advice()}"/></p>
          <p class="quiet">Since <time datetime="<c:out value="${one.since().iso()}"/>"><c:out value="${one.since().words()}"/></time>, <c:out value="${one.cases()}"/></p>
        </div>
      </c:forEach>
    </section>
  </c:if>
  <c:if test="${not away}">
    <div class="side-by-side">
      <section class="card sheet" aria-labelledby="soon-title" id="soon">
        <h2 id="soon-title">Next to end</h2>
        <c:if test="${empty grants.next()}"><p class="quiet">No connected account ends within 14 days.</p></c:if>
        <c:if test="${not empty grants.next()}">
          <ul class="countdown" id="endings-soon">
            <c:forEach items="${grants.endings()}" var="one"><li><strong><c:out value="${one.count()}"/></strong> <span class="quiet">within <c:out value="${one.within()}"/></span></li></c:forEach>
          </ul>
          <table class="table stacks" aria-label="Connected accounts that end first">
            <thead><tr><th scope="col">Whose</th><th scope="col">Ends</th></tr></thead>
            <tbody>
              <c:forEach items="${grants.next()}" var="one">
                <tr><td data-label="Whose"><span><een:link to="${one.grant().page()}"><code><c:if test="${not empty one.grant().user()}"><c:out value="${one.grant().account()}"/>/<c:out value="${one.grant().user()}"/></c:if><c:if test="${empty one.grant().user()}"><c:out value="${one.grant().id()}"/></c:if></code></een:link> <span class="quiet"><c:out value="${one.grant().provider()}"/></span></span></td><td data-label="Ends"><span><een:moment at="${one.at()}"/></span></td></tr>
              </c:forEach>
            </tbody>
          </table>
          <p class="buttons after"><a class="button" href="<c:url value="/admin/api/ending.csv"/>">Download all as CSV</a></p>
        </c:if>
      </section>
      <section class="card sheet" aria-labelledby="dead-title" id="dead">
        <h2 id="dead-title">Why sign-ins are needed</h2>
        <c:if test="${empty grants.reasons()}"><p class="quiet">No grant needs a sign-in.</p></c:if>
        <c:if test="${not empty grants.reasons()}">
          <table class="table" aria-label="Reasons of the latest grants that need a sign-in">
            <thead><tr><th scope="col">Reason</th><th scope="col" class="number">Grants</th></tr></thead>
            <tbody>
              <c:forEach items="${grants.reasons()}" var="one"><tr><td><c:out value="${one.why()}"/></td><td class="number"><c:out value="${one.count()}"/></td></tr></c:forEach>
            </tbody>
          </table>
          <p class="buttons after"><a class="button" href="<c:url value="/admin/grants?state=NEEDS_LOGIN"/>">Show them</a></p>
        </c:if>
      </section>
    </div>
  </c:if>
  <div class="side-by-side">
    <section class="card sheet" aria-labelledby="credentials-title" id="credentials">
      <h2 id="credentials-title">Credentials</h2>
      <c:forEach items="${credentials}" var="one">
        <div class="trouble">
          <div class="sheet-head">
            <div>
              <h3><c:out value="${one.provider()}"/></h3>
              <p class="quiet">Client <code><c:out value="${one.client()}"/></code></p>
            </div>
            <een:link to="${one.check()}" look="button">Check now</een:link>
          </div>
          <c:if test="${empty one.refusal()}"><p><span class="state good">Not refused</span> <span class="quiet">Renewals go out</span></p></c:if>
          <c:if test="${not empty one.refusal()}"><p><span class="state bad">Refused</span> Renewals wait. <c:out value="${one.refusal()}"/></p></c:if>
        </div>
      </c:forEach>
    </section>
    <c:if test="${not away}">
      <section class="card sheet" aria-labelledby="sealing-title" id="sealing">
        <div class="sheet-head">
          <h2 id="sealing-title">Encryption of the vault</h2>
          <c:if test="${not empty sealing.key()}"><a class="button" id="reencrypt" href="<c:url value="/admin/act?act=reencrypt"/>">Re-encrypt now</a></c:if>
        </div>
        <c:if test="${empty sealing.key()}"><p class="quiet">Grants are kept in memory, where nothing is sealed.</p></c:if>
        <c:if test="${not empty sealing.key()}">
          <p id="sealed"><c:out value="${sealing.done()}"/> of <c:out value="${sealing.all()}"/> grants are sealed with the newest key, <code><c:out value="${sealing.key()}"/></code></p>
          <progress class="progress" max="100" value="<c:out value="${sealing.percent()}"/>" aria-labelledby="sealed"<c:if test="${sealing.running()}"> data-progress="<c:url value="/admin/api/reencryption"/>"</c:if>><c:out value="${sealing.percent()}"/> %</progress>
          <c:if test="${sealing.running()}"><p><span class="state busy">Under way</span> <a href="<c:url value="/admin"/>">Look again</a></p></c:if>
          <c:if test="${not empty sealing.left()}"><p class="quiet">Still to be sealed anew: <c:out value="${sealing.left()}"/></p></c:if>
          <c:if test="${not empty sealing.missing()}"><p><span class="state bad">Key missing</span> <c:out value="${sealing.missing()}"/>: put the key back into een.vault-keys, or these users must sign in again.</p></c:if>
        </c:if>
      </section>
    </c:if>
  </div>
  <c:if test="${not away}">
    <section class="card sheet apart" aria-labelledby="ahead-title">
      <h2 id="ahead-title">To come</h2>
      <een:chart of="${ahead}"/>
    </section>
    <section class="card sheet apart" aria-labelledby="past-title" id="past">
      <div class="sheet-head">
        <h2 id="past-title">What happened</h2>
        <nav aria-label="Time shown">
          <ul class="choices tight">
            <c:forEach items="${times}" var="choice"><li><een:link to="${choice.link()}" current="${choice.chosen()}"><c:out value="${choice.words()}"/></een:link></li></c:forEach>
          </ul>
        </nav>
      </div>
      <c:forEach items="${past}" var="one"><een:chart of="${one}"/></c:forEach>
    </section>
  </c:if>
</een:admin>
