<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="How a camera is, in words and by a mark" %>
<%@ attribute name="of" required="true" type="io.eenjakarta.portal.CameraStatus" description="the status" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<p class="camera-status <c:out value="${of.tone()}"/>"><span class="mark" aria-hidden="true"><span><c:out value="${of.mark()}"/></span></span><c:out value="${text.of(of.key())}"/></p>
