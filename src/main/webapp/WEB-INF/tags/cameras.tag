<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="Cards of cameras" %>
<%@ attribute name="list" required="true" type="java.util.List" description="CameraView of each" %>
<%@ attribute name="level" required="true" description="level of their headings" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="een" tagdir="/WEB-INF/tags" %>
<ul class="cameras">
  <c:forEach items="${list}" var="camera">
    <li class="card camera" data-camera-id="<c:out value="${camera.id()}"/>" data-watch="<c:out value="${camera.watch()}"/>">
      <c:if test="${camera.live()}">
        <een:frame picture="${camera.picture()}" alt="${text.with('wall.preview-of', camera.name())}" none="${text.with('wall.no-picture-of', camera.name())}" every="15"/>
      </c:if>
      <c:if test="${not camera.live()}">
        <div class="camera-picture none"><img src="<c:url value="/no-picture.svg"/>" alt="<c:out value="${text.with('wall.no-picture-of', camera.name())}"/>" width="640" height="360" loading="lazy"></div>
      </c:if>
      <div class="camera-text">
        <div class="camera-title">
          <h<c:out value="${level}"/> class="camera-name"><c:if test="${not empty camera.page()}"><een:link to="${camera.page()}" look="camera-link"><c:out value="${camera.name()}"/></een:link></c:if><c:if test="${empty camera.page()}"><c:out value="${camera.name()}"/></c:if></h<c:out value="${level}"/>>
          <c:if test="${not empty camera.place()}"><p class="camera-place"><c:out value="${camera.place()}"/></p></c:if>
        </div>
        <een:status of="${camera.status()}"/>
      </div>
    </li>
  </c:forEach>
</ul>
