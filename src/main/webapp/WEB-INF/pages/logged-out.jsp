<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="een" tagdir="/WEB-INF/tags" %>
<een:page title="${text.of('logged-out.title')}">
  <div class="card sheet narrow">
    <h1><c:out value="${text.of('logged-out.heading')}"/></h1>
    <p><c:out value="${text.of('logged-out.text')}"/></p>
    <p class="quiet"><c:out value="${text.of('logged-out.elsewhere')}"/></p>
    <div class="buttons">
      <a class="button main" href="<c:url value="/sign-in"/>"><c:out value="${text.of('logged-out.again')}"/></a>
      <a class="button" href="<c:url value="/"/>"><c:out value="${text.of('frame.home')}"/></a>
    </div>
  </div>
</een:page>
