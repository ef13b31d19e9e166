<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="een" tagdir="/WEB-INF/tags" %>
<een:page title="Connection" here="/connection">
  <div class="head">
    <h1>Connection</h1>
    <p class="quiet">How this portal is connected to your account</p>
  </div>
  <section class="card sheet" aria-labelledby="whose">
    <h2 id="whose">Connected account</h2>
    <dl class="facts">
      <div>
        <dt>Provider</dt>
        <dd id="provider"><c:out value="${connection.provider()}"/></dd>
      </div>
      <div>
        <dt>Account</dt>
        <dd><code id="account"><c:out value="${connection.account()}"/></code></dd>
      </div>
      <c:if test="${not empty connection.apiHost()}">
        <div>
          <dt>API host</dt>
          <dd><code><c:out value="${connection.apiHost()}"/></code></dd>
        </div>
      </c:if>
    </dl>
  </section>
  <section class="card sheet" aria-labelledby="now">
    <h2 id="now">Tokens now</h2>
    <dl class="facts">
      <div>
        <dt>Generation</dt>
        <dd><span id="generation"><c:out value="${connection.generation()}"/></span>
          <span class="quiet">One more each time the tokens are renewed</span></dd>
      </div>
      <div>
        <dt>Access token expires</dt>
        <dd>
          <c:if test="${not empty connection.expires()}"><time id="expires" datetime="<c:out value="${connection.expires().iso()}"/>"><c:out value="${connection.expires().words()}"/></time>
          <span class="quiet"><c:out value="${connection.expires().distance()}"/>; it is renewed by itself</span></c:if>
          <c:if test="${empty connection.expires()}"><span id="expires">Not known</span>
          <span class="quiet">It is renewed when the provider refuses it</span></c:if>
        </dd>
      </div>
      <div>
        <dt>Last rotation</dt>
        <dd><time id="last-rotation" datetime="<c:out value="${connection.lastRotation().iso()}"/>"><c:out value="${connection.lastRotation().words()}"/></time>
          <span class="quiet"><c:out value="${connection.lastRotation().distance()}"/></span></dd>
      </div>
      <div>
        <dt>First sign-in</dt>
        <dd><time id="first-login" datetime="<c:out value="${connection.firstLogin().iso()}"/>"><c:out value="${connection.firstLogin().words()}"/></time>
          <span class="quiet"><c:out value="${connection.firstLogin().distance()}"/></span></dd>
      </div>
    </dl>
  </section>
  <section class="card sheet" aria-labelledby="later">
    <h2 id="later">Until when</h2>
    <c:if test="${empty connection.familyEnd()}">
      <p id="no-end">Until you sign out: the refresh token of this provider stays the same and does not expire.</p>
    </c:if>
    <c:if test="${not empty connection.familyEnd()}">
    <dl class="facts">
      <div>
        <dt>If it is not used</dt>
        <dd><time id="idle-end" datetime="<c:out value="${connection.idleEnd().iso()}"/>"><c:out value="${connection.idleEnd().words()}"/></time>
          <span class="quiet"><c:out value="${connection.idleEnd().distance()}"/>: 14 days after the last rotation</span></dd>
      </div>
      <div>
        <dt>At the latest</dt>
        <dd><time id="family-end" datetime="<c:out value="${connection.familyEnd().iso()}"/>"><c:out value="${connection.familyEnd().words()}"/></time>
          <span class="quiet"><c:out value="${connection.familyEnd().distance()}"/>: 90 days after the first sign-in. Then you sign in again</span></dd>
      </div>
    </dl>
    </c:if>
  </section>
</een:page>
