<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="een" tagdir="/WEB-INF/tags" %>
<een:page title="${failure.title()}">
  <div class="card sheet narrow failure">
    <p class="status">Error <c:out value="${failure.status()}"/></p>
    <h1><c:out value="${failure.title()}"/></h1>
    <p><c:out value="${failure.text()}"/></p>
    <p class="quiet"><c:out value="${failure.advice()}"/></p>
    <div class="buttons">
      <c:if test="${failure.signIn()}">
        <a class="button main" href="<c:url value="/sign-in"/>">Sign in with Eagle Eye Networks</a>
      </c:if>
      <c:if test="${not empty retry}">
        <a class="button main" href="<c:url value="${retry}"/>">Try again</a>
      </c:if>
      <a class="button" href="<c:url value="/"/>">Home</a>
    </div>
    <p class="support">Support code <code id="support-code"><c:out value="${supportCode}"/></code>. It leads your administrator to the line in the server's log.</p>
  </div>
</een:page>
