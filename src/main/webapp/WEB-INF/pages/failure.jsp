<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="een" tagdir="/WEB-INF/tags" %>
<een:page title="${words.title()}">
  <div class="card sheet narrow failure">
    <p class="status"><c:out value="${text.with('failure.error', failure.status())}"/></p>
    <h1><c:out value="${words.title()}"/></h1>
    <p><c:out value="${words.text()}"/></p>
    <p class="quiet"><c:out value="${words.advice()}"/></p>
    <div class="buttons">
      <c:if test="${failure.signIn()}">
        <a class="button main" href="<c:url value="/sign-in"/>"><c:out value="${text.of('frame.sign-in')}"/></a>
      </c:if>
      <c:if test="${not empty retry}">
        <a class="button main" id="retry" href="<c:out value="${retry}"/>"><c:out value="${text.of('failure.again')}"/></a>
      </c:if>
      <c:if test="${not empty back}"><een:link to="${back}" look="button main" id="back"><c:out value="${text.of('frame.cameras')}"/></een:link></c:if>
      <a class="button" href="<c:url value="/"/>"><c:out value="${text.of('frame.home')}"/></a>
    </div>
    <p class="support"><c:out value="${text.of('failure.support')}"/> <code id="support-code"><c:out value="${supportCode}"/></code>. <c:out value="${text.of('failure.support-text')}"/></p>
  </div>
</een:page>
