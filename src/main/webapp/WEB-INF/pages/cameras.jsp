<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="een" tagdir="/WEB-INF/tags" %>
<een:page title="${text.of('wall.title')}" here="/cameras" wall="${true}">
  <div class="head">
    <h1><c:out value="${text.of('wall.title')}"/></h1>
    <p class="quiet" id="count" role="status"><c:out value="${count}"/></p>
    <button class="button small scripted" id="pause" type="button"><c:out value="${text.of('live.pause-all')}"/></button>
  </div>
  <een:live pause="${text.of('live.pause-all')}" play="${text.of('live.play-all')}"/>
  <een:notices off="${true}"/>
  <form class="filter" id="filter" role="search" aria-label="<c:out value="${text.of('wall.filter')}"/>" method="get" action="<c:url value="/cameras"/>">
    <div class="field wide">
      <label for="q"><c:out value="${text.of('wall.name')}"/></label>
      <input id="q" name="q" type="search" maxlength="126" autocomplete="off" autocapitalize="off" spellcheck="false" value="<c:out value="${query.text()}"/>">
    </div>
    <button class="button" type="submit"><c:out value="${text.of('wall.search')}"/></button>
    <div class="field">
      <label for="status"><c:out value="${text.of('wall.status')}"/></label>
      <select id="status" name="status">
        <option value=""><c:out value="${text.of('wall.any-status')}"/></option>
        <option value="attention"<c:if test="${query.status() == 'attention'}"> selected</c:if>><c:out value="${text.of('wall.attention')}"/></option>
        <c:forEach items="${statuses}" var="one">
          <option value="<c:out value="${one}"/>"<c:if test="${query.status() == one}"> selected</c:if>><c:out value="${text.of('status.'.concat(one))}"/></option>
        </c:forEach>
      </select>
    </div>
    <c:if test="${not empty locations}">
      <div class="field">
        <label for="location"><c:out value="${text.of('wall.location')}"/></label>
        <select id="location" name="location">
          <option value=""><c:out value="${text.of('wall.any-location')}"/></option>
          <c:forEach items="${locations}" var="one">
            <option value="<c:out value="${one.id()}"/>"<c:if test="${query.location() == one.id()}"> selected</c:if>><c:out value="${one.name()}"/></option>
          </c:forEach>
        </select>
      </div>
    </c:if>
    <c:if test="${empty locations and not empty query.location()}"><input type="hidden" name="location" value="<c:out value="${query.location()}"/>"></c:if>
    <div class="field brief">
      <label for="size"><c:out value="${text.of('wall.size')}"/></label>
      <select id="size" name="size">
        <c:forEach items="${sizes}" var="one">
          <option value="<c:out value="${one}"/>"<c:if test="${query.size() == one}"> selected</c:if>><c:out value="${one}"/></option>
        </c:forEach>
      </select>
    </div>
  </form>
  <div id="results">
  <c:if test="${empty cameras}">
    <div class="card empty">
      <svg viewBox="0 0 24 24" aria-hidden="true"><rect x="3" y="6.5" width="12.5" height="11" rx="2.5"/><path d="m15.5 10.8 5.5-3v8.4l-5.5-3M4 20 20 4"/></svg>
      <c:if test="${query.filtered()}">
        <h2><c:out value="${text.of('wall.none-match')}"/></h2>
        <p class="quiet"><c:out value="${text.of('wall.none-match-text')}"/></p>
        <p class="buttons centred"><een:link to="${clear}" look="button main" id="clear"><c:out value="${text.of('wall.clear')}"/></een:link></p>
      </c:if>
      <c:if test="${not query.filtered()}">
        <h2><c:out value="${text.of('wall.none')}"/></h2>
        <c:if test="${resells and empty switched}">
          <p class="quiet"><c:out value="${text.of('switch.none-of-own')}"/></p>
          <p class="buttons centred"><a class="button main" id="to-accounts" href="<c:url value="/accounts"/>"><c:out value="${text.of('switch.choose')}"/></a></p>
        </c:if>
        <c:if test="${not resells or not empty switched}">
          <p class="quiet"><c:out value="${text.of('wall.none-text')}"/></p>
        </c:if>
      </c:if>
    </div>
  </c:if>
  <c:if test="${not empty cameras}">
    <een:cameras list="${cameras}" level="2"/>
  </c:if>
  <c:if test="${not empty next or not empty first}">
    <p class="buttons centred">
      <c:if test="${not empty first}"><een:link to="${first}" look="button" id="first"><c:out value="${text.of('wall.to-first')}"/></een:link></c:if>
      <c:if test="${not empty next}"><een:link to="${next}" look="button" id="more"><c:out value="${text.of('wall.next')}"/></een:link></c:if>
    </p>
  </c:if>
  <c:if test="${linkedHidden}"><p class="quiet" id="linked-hidden"><c:out value="${text.of('switch.linked-hidden')}"/></p></c:if>
  <c:forEach items="${linked}" var="account">
    <section class="linked" aria-label="<c:out value="${account.title()}"/>">
      <div class="head">
        <h2><c:out value="${account.title()}"/></h2>
        <p class="quiet"><c:out value="${account.note()}"/></p>
      </div>
      <c:if test="${not empty account.cameras()}">
        <een:cameras list="${account.cameras()}" level="3"/>
      </c:if>
    </section>
  </c:forEach>
  </div>
</een:page>
