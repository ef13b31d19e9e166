<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="een" tagdir="/WEB-INF/tags" %>
<een:admin title="${question.title()}" here="">
  <div class="card sheet narrow question">
    <h1><c:out value="${question.title()}"/></h1>
    <c:if test="${not empty question.facts()}">
      <dl class="facts">
        <c:forEach items="${question.facts()}" var="fact">
          <div><dt><c:out value="${fact.label()}"/></dt><dd><c:out value="${fact.value()}"/></dd></div>
        </c:forEach>
      </dl>
    </c:if>
    <c:forEach items="${question.text()}" var="sentence"><p><c:out value="${sentence}"/></p></c:forEach>
    <form method="post" action="<c:url value="/admin/act"/>">
      <input type="hidden" name="csrf" value="<c:out value="${csrf}"/>">
      <c:forEach items="${question.fields()}" var="field"><input type="hidden" name="<c:out value="${field.key}"/>" value="<c:out value="${field.value}"/>"></c:forEach>
      <c:if test="${not empty question.typed()}">
        <div class="field">
          <label for="typed">To go on, type <strong><c:out value="${question.typed()}"/></strong></label>
          <input id="typed" name="typed" type="text" autocomplete="off" autocapitalize="off" spellcheck="false" required<c:if test="${mistyped}"> aria-invalid="true" aria-describedby="mistyped"</c:if>>
          <c:if test="${mistyped}"><p class="fault" id="mistyped" role="alert">That is not the same. Nothing was done.</p></c:if>
        </div>
      </c:if>
      <div class="buttons">
        <button class="button <c:if test="${question.danger()}">danger</c:if><c:if test="${not question.danger()}">main</c:if>" id="do" type="submit"><c:out value="${question.button()}"/></button>
        <een:link to="${question.back()}" look="button" id="back">Cancel</een:link>
      </div>
    </form>
  </div>
</een:admin>
