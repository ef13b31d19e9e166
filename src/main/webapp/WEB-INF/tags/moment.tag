<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="A point in time, and how far away it is" %>
<%@ attribute name="at" required="true" type="io.eenjakarta.portal.Moment" description="the point" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<time datetime="<c:out value="${at.iso()}"/>"><c:out value="${at.words()}"/></time> <span class="quiet"><c:out value="${at.distance()}"/></span>
