<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="een" tagdir="/WEB-INF/tags" %>
<een:page title="${camera.name()}" here="/cameras" wall="${true}">
  <p class="way-back"><een:link to="${back}" id="back"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M14.5 5.5 8 12l6.5 6.5"/></svg><c:out value="${text.of('camera.back')}"/></een:link></p>
  <div class="head of-one">
    <h1><c:out value="${camera.name()}"/></h1>
    <een:status of="${camera.status()}"/>
  </div>
  <een:live pause="${text.of('live.pause')}" play="${text.of('live.play')}"/>
  <c:if test="${not empty stream and empty at and camera.live()}"><script src="<c:url value="/live.js"/>?v=<c:out value="${files}"/>" defer></script></c:if>
  <div class="camera-page">
    <section class="card player" id="player" aria-label="<c:if test="${not empty at}"><c:out value="${text.of('camera.recorded-picture')}"/></c:if><c:if test="${empty at}"><c:out value="${text.of('camera.live-picture')}"/></c:if>">
      <c:if test="${not empty at}">
        <een:frame picture="${recorded}" alt="${text.with('camera.recorded-of', camera.name())}" none="${text.with('wall.no-picture-of', camera.name())}" every="0" eager="${true}"/>
      </c:if>
      <c:if test="${empty at and camera.live()}">
        <een:frame picture="${camera.picture()}" alt="${text.with('wall.preview-of', camera.name())}" none="${text.with('wall.no-picture-of', camera.name())}" every="2" eager="${true}" stream="${stream}"/>
      </c:if>
      <c:if test="${empty at and not camera.live()}">
        <div class="camera-picture none"><img src="<c:url value="/no-picture.svg"/>" alt="<c:out value="${text.with('wall.no-picture-of', camera.name())}"/>" width="640" height="360"></div>
      </c:if>
      <div class="player-bar">
        <c:if test="${not empty at}">
          <span class="state busy"><c:out value="${text.of('camera.recorded-picture')}"/></span>
          <een:link to="${live}" look="button small" id="to-live"><c:out value="${text.of('camera.to-live')}"/></een:link>
        </c:if>
        <c:if test="${empty at and camera.live()}">
          <button class="button small scripted" id="pause" type="button"><c:out value="${text.of('live.pause')}"/></button>
          <c:if test="${not empty stream}">
            <p class="stream-state scripted" id="stream-state" role="status" data-now="preview" data-live="<c:out value="${text.of('stream.live')}"/>" data-again="<c:out value="${text.of('stream.again')}"/>" data-preview="<c:out value="${text.of('stream.preview')}"/>" data-paused="<c:out value="${text.of('stream.paused')}"/>"><span class="state busy"><c:out value="${text.of('stream.preview')}"/></span></p>
          </c:if>
        </c:if>
        <c:if test="${empty at and not camera.live()}">
          <p class="quiet"><c:out value="${text.of('camera.no-live')}"/></p>
        </c:if>
        <p class="quiet picture-time" id="picture-time"></p>
        <c:if test="${not empty at or camera.live()}">
          <button class="button small scripted" id="full" type="button" data-leave="<c:out value="${text.of('live.leave-full')}"/>"><c:out value="${text.of('live.full')}"/></button>
        </c:if>
      </div>
    </section>
    <c:if test="${not empty timeline}"><een:timeline of="${timeline}" watch="${camera.watch()}" page="${live}" preview="${camera.picture()}"/></c:if>
    <div class="camera-side">
      <c:if test="${records}">
        <section class="card sheet plain" aria-labelledby="history">
          <h2 id="history"><c:out value="${text.of('camera.history')}"/></h2>
          <p class="quiet small"><c:out value="${text.of('camera.history-text')}"/></p>
          <form class="look-back" id="look-back" method="get" action="<c:url value="${path}"/>">
            <c:if test="${not empty query.text()}"><input type="hidden" name="q" value="<c:out value="${query.text()}"/>"></c:if>
            <c:if test="${not empty query.status()}"><input type="hidden" name="status" value="<c:out value="${query.status()}"/>"></c:if>
            <c:if test="${not empty query.location()}"><input type="hidden" name="location" value="<c:out value="${query.location()}"/>"></c:if>
            <c:if test="${query.size() != 50}"><input type="hidden" name="size" value="<c:out value="${query.size()}"/>"></c:if>
            <c:if test="${not empty query.token()}"><input type="hidden" name="page" value="<c:out value="${query.token()}"/>"></c:if>
            <input type="hidden" id="zone" name="zone" value="<c:out value="${zone}"/>">
            <div class="field">
              <label for="at"><c:out value="${text.of('camera.at')}"/></label>
              <input id="at" name="at" type="datetime-local" step="1" required value="<c:out value="${field}"/>" aria-describedby="at-zone<c:if test="${badMoment}"> at-fault</c:if>"<c:if test="${badMoment}"> aria-invalid="true"</c:if><c:if test="${not empty at}"> data-instant="<c:out value="${at.iso()}"/>"</c:if>>
              <c:if test="${badMoment}"><p class="fault" id="at-fault" role="alert"><c:out value="${text.of('picture.bad-moment')}"/></p></c:if>
              <p class="quiet small" id="at-zone" data-words="<c:out value="${text.of('camera.your-zone')}"/>"><c:out value="${text.with('camera.your-zone', zone)}"/></p>
            </div>
            <button class="button" type="submit"><c:out value="${text.of('camera.show')}"/></button>
          </form>
          <c:if test="${not empty at}">
            <p class="recorded-at"><time datetime="<c:out value="${at.iso()}"/>"><c:out value="${at.words()}"/></time> <span class="quiet"><c:out value="${at.distance()}"/></span></p>
            <nav aria-label="<c:out value="${text.of('camera.steps')}"/>">
              <ul class="steps">
                <c:forEach items="${steps}" var="step"><li><een:link to="${step.link()}" look="button small"><c:out value="${text.with(step.key(), step.amount())}"/></een:link></li></c:forEach>
              </ul>
            </nav>
          </c:if>
        </section>
      </c:if>
      <section class="card sheet plain" aria-labelledby="about">
        <h2 id="about"><c:out value="${text.of('camera.about')}"/></h2>
        <dl class="facts" id="facts">
          <c:forEach items="${facts}" var="fact">
            <div><dt><c:out value="${text.of(fact.key())}"/></dt><dd><c:if test="${fact.code()}"><code><c:out value="${fact.value()}"/></code></c:if><c:if test="${not fact.code()}"><c:out value="${fact.value()}"/></c:if></dd></div>
          </c:forEach>
          <c:if test="${not empty owner}"><div><dt><c:out value="${text.of('camera.owner')}"/></dt><dd><c:out value="${owner}"/></dd></div></c:if>
          <c:if test="${not empty tags}"><div><dt><c:out value="${text.of('camera.tags')}"/></dt><dd><ul class="chips"><c:forEach items="${tags}" var="tag"><li><c:out value="${tag}"/></li></c:forEach></ul></dd></div></c:if>
          <c:if test="${not empty notes}"><div><dt><c:out value="${text.of('camera.notes')}"/></dt><dd class="notes"><c:out value="${notes}"/></dd></div></c:if>
        </dl>
      </section>
    </div>
  </div>
</een:page>
