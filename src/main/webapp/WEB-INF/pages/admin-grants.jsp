<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="een" tagdir="/WEB-INF/tags" %>
<een:admin title="Grants" here="/admin/grants">
  <div class="head">
    <h1>Grants</h1>
    <p class="quiet">What users have allowed this portal, the latest login first</p>
  </div>
  <nav aria-label="States">
    <ul class="choices">
      <c:forEach items="${states}" var="choice">
        <li><een:link to="${choice.link()}" current="${choice.chosen()}"><c:out value="${choice.words()}"/> <span class="quiet"><c:out value="${choice.count()}"/></span></een:link></li>
      </c:forEach>
    </ul>
  </nav>
  <form class="filter" role="search" aria-label="Grants" method="get" action="<c:url value="/admin/grants"/>">
    <input type="hidden" name="state" value="<c:out value="${search.state()}"/>">
    <div class="field wide">
      <label for="q">Part of a grant's id, an account or a user</label>
      <input id="q" name="q" type="search" autocomplete="off" spellcheck="false" maxlength="100" value="<c:out value="${search.part()}"/>">
    </div>
    <div class="field">
      <label for="kind">Kind</label>
      <select id="kind" name="kind">
        <option value="">All</option>
        <option value="SESSION"<c:if test="${search.kind() == 'SESSION'}"> selected</c:if>>Sign-ins</option>
        <option value="OFFLINE"<c:if test="${search.kind() == 'OFFLINE'}"> selected</c:if>>Connected accounts</option>
        <option value="SWITCHED"<c:if test="${search.kind() == 'SWITCHED'}"> selected</c:if>>Switched accounts</option>
      </select>
    </div>
    <div class="field">
      <label for="provider">Provider</label>
      <select id="provider" name="provider">
        <option value="">All</option>
        <c:forEach items="${providers}" var="one">
          <option value="<c:out value="${one.name()}"/>"<c:if test="${search.provider() == one.name()}"> selected</c:if>><c:out value="${one.title()}"/></option>
        </c:forEach>
      </select>
    </div>
    <button class="button" type="submit">Search</button>
  </form>
  <c:if test="${empty grants}">
    <div class="card empty">
      <h2>No grants here</h2>
      <p class="quiet"><c:if test="${search.narrow()}">Nothing matches. Try a shorter part of the id, or another state.</c:if><c:if test="${not search.narrow()}">Nobody's grant is in this state.</c:if></p>
    </div>
  </c:if>
  <c:if test="${not empty grants}">
    <div class="card table-card"><een:grants list="${grants}" label="Grants"/></div>
    <div class="table-foot">
      <div class="buttons">
        <c:if test="${not empty search.after().orElse(null)}"><een:link to="${search.first()}" look="button" id="first">First page</een:link></c:if>
        <c:if test="${not empty next}"><een:link to="${next}" look="button" id="next">Next 50</een:link></c:if>
      </div>
      <een:link to="${csv}" id="csv">Download this list as CSV</een:link>
    </div>
  </c:if>
</een:admin>
