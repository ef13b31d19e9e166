<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="een" tagdir="/WEB-INF/tags" %>
<een:page title="Account" here="/account">
  <div class="head">
    <h1>Account</h1>
  </div>
  <section class="card sheet" aria-labelledby="you">
    <h2 id="you">You</h2>
    <dl class="facts">
      <div>
        <dt>Name</dt>
        <dd id="user-name"><c:out value="${user.name()}"/></dd>
      </div>
      <c:if test="${not empty user.email()}">
        <div>
          <dt>E-mail</dt>
          <dd><c:out value="${user.email()}"/></dd>
        </div>
      </c:if>
      <div>
        <dt>User</dt>
        <dd><code><c:out value="${user.id()}"/></code></dd>
      </div>
      <div>
        <dt>Account</dt>
        <dd><code id="account-id"><c:out value="${user.account()}"/></code></dd>
      </div>
      <c:if test="${not empty user.zone()}">
        <div>
          <dt>Time zone</dt>
          <dd><c:out value="${user.zone()}"/></dd>
        </div>
      </c:if>
      <div>
        <dt>Signed in since</dt>
        <dd><time datetime="<c:out value="${since.iso()}"/>"><c:out value="${since.words()}"/></time></dd>
      </div>
    </dl>
  </section>
  <section class="card sheet" aria-labelledby="groups-title">
    <h2 id="groups-title">What you may do</h2>
    <ul class="chips" id="groups">
      <c:forEach items="${groups}" var="group">
        <li><c:out value="${group}"/></li>
      </c:forEach>
    </ul>
  </section>
  <section class="card sheet" aria-labelledby="linked-title" id="linked">
    <h2 id="linked-title">Connected accounts</h2>
    <p class="quiet">Further accounts whose cameras you see here, until you disconnect them or their provider ends the connection.</p>
    <c:if test="${linkedAway}">
      <p id="linked-away">Your connected accounts cannot be looked up just now. Please try again in a moment.</p>
    </c:if>
    <c:forEach items="${linked}" var="account">
      <div class="linked-account" data-account="<c:out value="${account.account()}"/>">
        <p><strong><c:out value="${account.provider()}"/></strong>, account <code><c:out value="${account.account()}"/></code>, user <code><c:out value="${account.user()}"/></code>
          <span class="quiet"><c:out value="${account.words()}"/></span></p>
        <c:if test="${account.renewable()}">
          <c:url var="back" value="/account"/>
          <c:url var="renew" value="/connect">
            <c:param name="renew" value="${account.grant()}"/>
            <c:param name="target" value="${back}"/>
          </c:url>
          <a class="button" href="<c:out value="${renew}"/>" aria-label="Renew <c:out value="${account.provider()}"/> account <c:out value="${account.account()}"/>, user <c:out value="${account.user()}"/>">Renew</a>
        </c:if>
        <form method="post" action="<c:url value="/connect"/>">
          <input type="hidden" name="target" value="<c:url value="/account"/>">
          <input type="hidden" name="disconnect" value="<c:out value="${account.grant()}"/>">
          <button class="button" type="submit" aria-label="Disconnect <c:out value="${account.provider()}"/> account <c:out value="${account.account()}"/>, user <c:out value="${account.user()}"/>">Disconnect</button>
        </form>
      </div>
    </c:forEach>
    <div class="buttons">
      <c:forEach items="${providers}" var="provider">
        <form method="post" action="<c:url value="/connect"/>">
          <input type="hidden" name="target" value="<c:url value="/account"/>">
          <input type="hidden" name="provider" value="<c:out value="${provider.name()}"/>">
          <button class="button" id="connect-<c:out value="${provider.name()}"/>" type="submit">Connect an account of <c:out value="${provider.title()}"/></button>
        </form>
      </c:forEach>
    </div>
  </section>
</een:page>
