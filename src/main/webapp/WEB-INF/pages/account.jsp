<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="een" tagdir="/WEB-INF/tags" %>
<een:page title="${text.of('account.title')}" here="/account">
  <div class="head">
    <h1><c:out value="${text.of('account.title')}"/></h1>
  </div>
  <section class="card sheet" aria-labelledby="you">
    <h2 id="you"><c:out value="${text.of('account.you')}"/></h2>
    <dl class="facts">
      <div>
        <dt><c:out value="${text.of('account.name')}"/></dt>
        <dd id="user-name"><c:out value="${user.name()}"/></dd>
      </div>
      <c:if test="${not empty user.email()}">
        <div>
          <dt><c:out value="${text.of('account.email')}"/></dt>
          <dd><c:out value="${user.email()}"/></dd>
        </div>
      </c:if>
      <div>
        <dt><c:out value="${text.of('account.user')}"/></dt>
        <dd><code><c:out value="${user.id()}"/></code></dd>
      </div>
      <div>
        <dt><c:out value="${text.of('account.account')}"/></dt>
        <dd><code id="account-id"><c:out value="${user.account()}"/></code></dd>
      </div>
      <c:if test="${not empty user.zone()}">
        <div>
          <dt><c:out value="${text.of('account.zone')}"/></dt>
          <dd><c:out value="${user.zone()}"/></dd>
        </div>
      </c:if>
      <div>
        <dt><c:out value="${text.of('account.since')}"/></dt>
        <dd><time datetime="<c:out value="${since.iso()}"/>"><c:out value="${since.words()}"/></time></dd>
      </div>
    </dl>
  </section>
  <section class="card sheet" aria-labelledby="groups-title">
    <h2 id="groups-title"><c:out value="${text.of('account.groups')}"/></h2>
    <ul class="chips" id="groups">
      <c:forEach items="${groups}" var="group">
        <li<c:if test="${group.english()}"> lang="en"</c:if>><c:out value="${group.words()}"/></li>
      </c:forEach>
    </ul>
  </section>
  <section class="card sheet" aria-labelledby="linked-title" id="linked">
    <h2 id="linked-title"><c:out value="${text.of('account.linked')}"/></h2>
    <p class="quiet"><c:out value="${text.of('account.linked-text')}"/></p>
    <c:if test="${linkedAway}">
      <p id="linked-away"><c:out value="${text.of('account.linked-away')}"/></p>
    </c:if>
    <c:forEach items="${linked}" var="account">
      <c:set var="whose" value="${text.with('wall.account', account.account(), account.user())}"/>
      <div class="linked-account" data-account="<c:out value="${account.account()}"/>">
        <p><strong><c:out value="${account.provider()}"/></strong>, <c:out value="${whose}"/>
          <span class="quiet"><c:out value="${account.words()}"/></span></p>
        <c:if test="${account.renewable()}">
          <c:url var="back" value="/account"/>
          <c:url var="renew" value="/connect">
            <c:param name="renew" value="${account.grant()}"/>
            <c:param name="target" value="${back}"/>
          </c:url>
          <a class="button" href="<c:out value="${renew}"/>" aria-label="<c:out value="${text.with('account.renew-one', account.provider(), whose)}"/>"><c:out value="${text.of('account.renew')}"/></a>
        </c:if>
        <form method="post" action="<c:url value="/connect"/>">
          <input type="hidden" name="target" value="<c:url value="/account"/>">
          <input type="hidden" name="disconnect" value="<c:out value="${account.grant()}"/>">
          <button class="button" type="submit" aria-label="<c:out value="${text.with('account.disconnect-one', account.provider(), whose)}"/>"><c:out value="${text.of('account.disconnect')}"/></button>
        </form>
      </div>
    </c:forEach>
    <div class="buttons">
      <c:forEach items="${providers}" var="provider">
        <form method="post" action="<c:url value="/connect"/>">
          <input type="hidden" name="target" value="<c:url value="/account"/>">
          <input type="hidden" name="provider" value="<c:out value="${provider.name()}"/>">
          <button class="button" id="connect-<c:out value="${provider.name()}"/>" type="submit"><c:out value="${text.with('account.connect', provider.title())}"/></button>
        </form>
      </c:forEach>
    </div>
  </section>
</een:page>
