<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="een" tagdir="/WEB-INF/tags" %>
<een:admin title="Audit trail" here="/admin/audit">
  <div class="head">
    <h1>Audit trail</h1>
    <p class="quiet">Who did what, the latest first; never a token</p>
  </div>
  <form class="filter" role="search" aria-label="Audit trail" method="get" action="<c:url value="/admin/audit"/>">
    <div class="field">
      <label for="act">What</label>
      <select id="act" name="act">
        <option value="">Everything</option>
        <c:forEach items="${acts}" var="one">
          <option value="<c:out value="${one.name()}"/>"<c:if test="${search.act() == one.name()}"> selected</c:if>><c:out value="${one.words()}"/></option>
        </c:forEach>
      </select>
    </div>
    <div class="field">
      <label for="who">Who</label>
      <input id="who" name="who" type="text" autocomplete="off" spellcheck="false" value="<c:out value="${search.who()}"/>">
    </div>
    <div class="field">
      <label for="account">Account</label>
      <input id="account" name="account" type="text" autocomplete="off" spellcheck="false" value="<c:out value="${search.account()}"/>">
    </div>
    <div class="field">
      <label for="user">User</label>
      <input id="user" name="user" type="text" autocomplete="off" spellcheck="false" value="<c:out value="${search.user()}"/>">
    </div>
    <div class="field">
      <label for="grant">Grant</label>
      <input id="grant" name="grant" type="text" autocomplete="off" spellcheck="false" value="<c:out value="${search.grant()}"/>">
    </div>
    <button class="button" type="submit">Search</button>
    <c:if test="${search.narrow()}"><a class="button" href="<c:url value="/admin/audit"/>">Show all</a></c:if>
  </form>
  <c:if test="${empty entries}">
    <div class="card empty">
      <h2>No entries here</h2>
      <p class="quiet"><c:if test="${search.narrow()}">Nothing matches. Names and ids must be given whole.</c:if><c:if test="${not search.narrow()}">Nothing has happened yet, or the audit trail is switched off.</c:if></p>
    </div>
  </c:if>
  <c:if test="${not empty entries}">
    <div class="card table-card"><een:audit list="${entries}" label="Entries of the audit trail"/></div>
    <div class="table-foot">
      <div class="buttons">
        <c:if test="${not empty search.after().orElse(null)}"><een:link to="${search.first()}" look="button" id="first">Latest</een:link></c:if>
        <c:if test="${not empty next}"><een:link to="${next}" look="button" id="next">Older 50</een:link></c:if>
      </div>
      <een:link to="${search.csv()}" id="csv">Download these entries as CSV</een:link>
    </div>
  </c:if>
</een:admin>
