<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="een" tagdir="/WEB-INF/tags" %>
<een:page title="${text.of('connection.title')}" here="/connection">
  <div class="head">
    <h1><c:out value="${text.of('connection.title')}"/></h1>
    <p class="quiet"><c:out value="${text.of('connection.lead')}"/></p>
  </div>
  <section class="card sheet" aria-labelledby="whose">
    <h2 id="whose"><c:out value="${text.of('connection.whose')}"/></h2>
    <dl class="facts">
      <div>
        <dt><c:out value="${text.of('connection.provider')}"/></dt>
        <dd id="provider"><c:out value="${connection.provider()}"/></dd>
      </div>
      <div>
        <dt><c:out value="${text.of('connection.account')}"/></dt>
        <dd><code id="account"><c:out value="${connection.account()}"/></code></dd>
      </div>
      <c:if test="${not empty connection.apiHost()}">
        <div>
          <dt><c:out value="${text.of('connection.host')}"/></dt>
          <dd><code><c:out value="${connection.apiHost()}"/></code></dd>
        </div>
      </c:if>
    </dl>
  </section>
  <section class="card sheet" aria-labelledby="now">
    <h2 id="now"><c:out value="${text.of('connection.now')}"/></h2>
    <dl class="facts">
      <div>
        <dt><c:out value="${text.of('connection.generation')}"/></dt>
        <dd><span id="generation"><c:out value="${connection.generation()}"/></span>
          <span class="quiet"><c:out value="${text.of('connection.generation-text')}"/></span></dd>
      </div>
      <div>
        <dt><c:out value="${text.of('connection.expires')}"/></dt>
        <dd>
          <c:if test="${not empty connection.expires()}"><time id="expires" datetime="<c:out value="${connection.expires().iso()}"/>"><c:out value="${connection.expires().words()}"/></time>
          <span class="quiet"><c:out value="${text.with('connection.by-itself', connection.expires().distance())}"/></span></c:if>
          <c:if test="${empty connection.expires()}"><span id="expires"><c:out value="${text.of('connection.unknown')}"/></span>
          <span class="quiet"><c:out value="${text.of('connection.when-refused')}"/></span></c:if>
        </dd>
      </div>
      <div>
        <dt><c:out value="${text.of('connection.rotation')}"/></dt>
        <dd><time id="last-rotation" datetime="<c:out value="${connection.lastRotation().iso()}"/>"><c:out value="${connection.lastRotation().words()}"/></time>
          <span class="quiet"><c:out value="${connection.lastRotation().distance()}"/></span></dd>
      </div>
      <div>
        <dt><c:out value="${text.of('connection.first-login')}"/></dt>
        <dd><time id="first-login" datetime="<c:out value="${connection.firstLogin().iso()}"/>"><c:out value="${connection.firstLogin().words()}"/></time>
          <span class="quiet"><c:out value="${connection.firstLogin().distance()}"/></span></dd>
      </div>
    </dl>
  </section>
  <section class="card sheet" aria-labelledby="later">
    <h2 id="later"><c:out value="${text.of('connection.later')}"/></h2>
    <c:if test="${not empty switched}">
      <p id="with-own"><c:out value="${text.of('switch.with-own')}"/></p>
    </c:if>
    <c:if test="${empty connection.familyEnd() and empty switched}">
      <p id="no-end"><c:out value="${text.of('connection.no-end')}"/></p>
    </c:if>
    <c:if test="${not empty connection.familyEnd() and empty switched}">
    <dl class="facts">
      <div>
        <dt><c:out value="${text.of('connection.idle')}"/></dt>
        <dd><time id="idle-end" datetime="<c:out value="${connection.idleEnd().iso()}"/>"><c:out value="${connection.idleEnd().words()}"/></time>
          <span class="quiet"><c:out value="${text.with('connection.idle-text', connection.idleEnd().distance())}"/></span></dd>
      </div>
      <div>
        <dt><c:out value="${text.of('connection.latest')}"/></dt>
        <dd><time id="family-end" datetime="<c:out value="${connection.familyEnd().iso()}"/>"><c:out value="${connection.familyEnd().words()}"/></time>
          <span class="quiet"><c:out value="${text.with('connection.latest-text', connection.familyEnd().distance())}"/></span></dd>
      </div>
    </dl>
    </c:if>
  </section>
</een:page>
