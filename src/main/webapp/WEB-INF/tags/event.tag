<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="An event of a time line" %>
<%@ attribute name="of" required="true" type="io.eenjakarta.portal.EventView" description="the event" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<c:url value="${of.page().address()}" var="address"/>
<c:url value="${of.picture().address()}" var="picture"><c:if test="${not empty whose}"><c:param name="whose" value="${whose}"/></c:if></c:url>
<li data-event="<c:out value="${of.id()}"/>"><a class="event" href="<c:out value="${address}"/>"><img src="<c:out value="${picture}"/>" alt="" width="320" height="180" loading="lazy" decoding="async"><span class="event-text"><span class="event-name"><c:out value="${of.name()}"/></span> <time datetime="<c:out value="${of.at().iso()}"/>"><c:out value="${of.at().words()}"/></time></span></a></li>
