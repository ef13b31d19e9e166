<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="een" tagdir="/WEB-INF/tags" %>
<een:admin title="Grant" here="/admin/grants">
  <div class="head">
    <h1>Grant</h1>
    <p><code id="grant-id"><c:out value="${id}"/></code></p>
  </div>
  <c:if test="${empty grant}">
    <section class="card sheet" aria-labelledby="gone">
      <h2 id="gone">This grant has ended</h2>
      <p>It was revoked, signed out of or disconnected, and its tokens are forgotten. What happened to it is left.</p>
    </section>
  </c:if>
  <c:if test="${not empty grant}">
    <section class="card sheet" aria-labelledby="facts">
      <div class="sheet-head">
        <h2 id="facts">As it is now</h2>
        <div class="buttons">
          <een:link to="${refresh}" look="button" id="refresh">Renew now</een:link>
          <een:link to="${revoke}" look="button danger" id="revoke">Revoke</een:link>
        </div>
      </div>
      <dl class="facts">
        <div><dt>State</dt><dd id="state"><een:state of="${grant.state()}"/><c:if test="${not empty grant.reason()}"> <span class="quiet"><c:out value="${grant.reason()}"/></span></c:if></dd></div>
        <div><dt>Kind</dt><dd><c:out value="${grant.kind()}"/>
          <span class="quiet"><c:if test="${grant.connected()}">Kept alive for unattended use, until it is disconnected</c:if><c:if test="${not grant.connected() and not grant.switched()}">Lives as long as its session</c:if><c:if test="${grant.switched()}">Lives as long as the sign-in that opened it</c:if></span></dd></div>
        <c:if test="${not empty parent}"><div><dt>Opened by</dt><dd><een:link to="${parent}" id="parent">the grant of a sign-in</een:link> <span class="quiet">Ends with it</span></dd></div></c:if>
        <div><dt>Provider</dt><dd><c:out value="${grant.provider()}"/></dd></div>
        <div><dt>User</dt><dd>
          <c:if test="${not empty grant.userLink()}"><een:link to="${grant.userLink()}" id="whose"><code><c:out value="${grant.account()}"/>/<c:out value="${grant.user()}"/></code></een:link> <span class="quiet">Account and user</span></c:if>
          <c:if test="${empty grant.userLink()}">Not known yet</c:if></dd></div>
        <div><dt>Generation</dt><dd><span id="generation"><c:out value="${grant.generation()}"/></span> <span class="quiet">One more each time the tokens are renewed</span></dd></div>
        <div><dt>First login</dt><dd><een:moment at="${grant.firstLogin()}"/></dd></div>
        <div><dt>Last renewal</dt><dd><een:moment at="${grant.lastRotation()}"/></dd></div>
        <c:if test="${not empty grant.idleEnd()}"><div><dt>Ends if it is not used</dt><dd><een:moment at="${grant.idleEnd()}"/></dd></div></c:if>
        <c:if test="${not empty grant.end()}"><div><dt>Ends at the latest</dt><dd><een:moment at="${grant.end()}"/></dd></div></c:if>
      </dl>
    </section>
  </c:if>
  <section class="card sheet" aria-labelledby="history-title" id="history">
    <h2 id="history-title">History</h2>
    <c:if test="${empty history}"><p class="quiet">The audit trail has nothing about it: it is switched off, or what happened is older than it keeps.</p></c:if>
    <c:if test="${not empty history}"><een:audit list="${history}" label="History of this grant, the latest first" ofOne="true"/></c:if>
    <c:if test="${not empty older}"><p class="buttons after"><een:link to="${older}" look="button">All entries of this grant</een:link></p></c:if>
  </section>
</een:admin>
