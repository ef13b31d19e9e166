<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="een" tagdir="/WEB-INF/tags" %>
<een:page title="Signed out">
  <div class="card sheet narrow">
    <h1>You are signed out</h1>
    <p>This portal has forgotten you and gives its tokens back.</p>
    <p class="quiet">Your session at Eagle Eye Networks itself may live on in this browser: the next sign-in may then not ask for a password. On a computer that others use, sign out there too, or close all windows of the browser.</p>
    <div class="buttons">
      <a class="button main" href="<c:url value="/sign-in"/>">Sign in again</a>
      <a class="button" href="<c:url value="/"/>">Home</a>
    </div>
  </div>
</een:page>
