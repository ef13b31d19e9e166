<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="Cards of cameras" %>
<%@ attribute name="list" required="true" type="java.util.List" description="CameraView of each" %>
<%@ attribute name="level" required="true" description="level of their headings" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<ul class="cameras">
  <c:forEach items="${list}" var="camera">
    <li class="card camera" data-camera-id="<c:out value="${camera.id()}"/>">
      <div class="camera-picture">
        <c:if test="${camera.live()}">
          <c:url value="${camera.picture()}" var="picture"/>
          <img src="<c:out value="${picture}"/>" alt="Preview of <c:out value="${camera.name()}"/>" data-live="<c:out value="${camera.name()}"/>" width="640" height="360" loading="lazy" decoding="async">
        </c:if>
        <c:if test="${not camera.live()}">
          <img src="<c:url value="/no-picture.svg"/>" alt="No picture of <c:out value="${camera.name()}"/>" width="640" height="360">
        </c:if>
      </div>
      <div class="camera-text">
        <h<c:out value="${level}"/> class="camera-name"><c:out value="${camera.name()}"/></h<c:out value="${level}"/>>
        <p class="camera-status <c:out value="${camera.status().tone()}"/>"><span class="mark" aria-hidden="true"><span><c:out value="${camera.status().mark()}"/></span></span><c:out value="${camera.status().words()}"/></p>
      </div>
    </li>
  </c:forEach>
</ul>
