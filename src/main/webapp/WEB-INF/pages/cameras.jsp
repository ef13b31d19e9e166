<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="een" tagdir="/WEB-INF/tags" %>
<een:page title="Cameras" here="/cameras">
  <div class="head">
    <h1>Cameras</h1>
    <c:if test="${not empty cameras}">
      <p class="quiet"><c:out value="${count}"/></p>
    </c:if>
  </div>
  <c:if test="${empty cameras}">
    <div class="card empty">
      <h2>No cameras here</h2>
      <p class="quiet">Your account has no cameras, or you have not been given the right to see any.</p>
    </div>
  </c:if>
  <c:if test="${not empty cameras}">
    <een:cameras list="${cameras}" level="2"/>
  </c:if>
  <c:if test="${not empty nextPage}">
    <c:url value="/cameras" var="next"><c:param name="page" value="${nextPage}"/></c:url>
    <p class="buttons more"><a class="button" id="more" rel="next" href="<c:out value="${next}"/>">More cameras</a></p>
  </c:if>
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
</een:page>
