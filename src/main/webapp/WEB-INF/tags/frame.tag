<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="A picture of a camera that scripts renew; without scripts the browser's own" %>
<%@ attribute name="picture" required="true" description="where it is, as a path of the application" %>
<%@ attribute name="alt" required="true" description="what it shows" %>
<%@ attribute name="none" required="true" description="what is said while there is none" %>
<%@ attribute name="every" required="true" description="seconds after which it is asked for again; 0 for never" %>
<%@ attribute name="eager" required="false" type="java.lang.Boolean" description="whether it is what the page is about" %>
<%@ attribute name="stream" required="false" description="where pictures come without an end, as a path of the application" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<c:url value="${picture}" var="address"><c:if test="${not empty whose}"><c:param name="whose" value="${whose}"/></c:if></c:url>
<c:if test="${not empty stream}"><c:url value="${stream}" var="endless"/></c:if>
<div class="camera-picture" data-picture="<c:out value="${address}"/>" data-alt="<c:out value="${alt}"/>" data-none="<c:out value="${none}"/>" data-every="<c:out value="${every}"/>"<c:if test="${not empty stream}"> data-stream="<c:out value="${endless}"/>"</c:if>>
  <noscript><img src="<c:out value="${address}"/>" alt="<c:out value="${alt}"/>" width="640" height="360"<c:if test="${not eager}"> loading="lazy"</c:if> decoding="async"></noscript>
</div>
