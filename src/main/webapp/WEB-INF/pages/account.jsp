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
</een:page>
