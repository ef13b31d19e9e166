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
    <ul class="cameras">
      <c:forEach items="${cameras}" var="camera">
        <li class="card camera" data-camera-id="<c:out value="${camera.id()}"/>">
          <div class="camera-picture">
            <c:if test="${camera.live()}">
              <img src="<c:url value="/cameras/"/><c:out value="${camera.id()}"/>/preview.jpeg" alt="Preview of <c:out value="${camera.name()}"/>" data-live="<c:out value="${camera.name()}"/>" width="640" height="360" loading="lazy" decoding="async">
            </c:if>
            <c:if test="${not camera.live()}">
              <img src="<c:url value="/no-picture.svg"/>" alt="No picture of <c:out value="${camera.name()}"/>" width="640" height="360">
            </c:if>
          </div>
          <div class="camera-text">
            <h2 class="camera-name"><c:out value="${camera.name()}"/></h2>
            <p class="camera-status <c:out value="${camera.status().tone()}"/>"><span class="mark" aria-hidden="true"><span><c:out value="${camera.status().mark()}"/></span></span><c:out value="${camera.status().words()}"/></p>
          </div>
        </li>
      </c:forEach>
    </ul>
  </c:if>
  <c:if test="${not empty nextPage}">
    <c:url value="/cameras" var="next"><c:param name="page" value="${nextPage}"/></c:url>
    <p class="buttons more"><a class="button" id="more" rel="next" href="<c:out value="${next}"/>">More cameras</a></p>
  </c:if>
</een:page>
