<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="What happened at a camera, to which a script adds what happens" %>
<%@ attribute name="of" required="true" type="io.eenjakarta.portal.Timeline" description="what is known now" %>
<%@ attribute name="watch" required="true" description="what the camera's events are asked for by" %>
<%@ attribute name="page" required="true" type="io.eenjakarta.portal.Link" description="the camera's page" %>
<%@ attribute name="preview" required="true" description="where its live picture is" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="een" tagdir="/WEB-INF/tags" %>
<c:url value="${page.address()}" var="address"/>
<c:url value="${preview}" var="picture"><c:if test="${not empty whose}"><c:param name="whose" value="${whose}"/></c:if></c:url>
<section class="card sheet plain events" id="events" aria-labelledby="events-title" data-watch="<c:out value="${watch}"/>" data-page="<c:out value="${address}"/>" data-picture="<c:out value="${picture}"/>">
  <div class="events-head">
    <h2 id="events-title"><c:out value="${text.of('event.recent')}"/></h2>
    <button class="button small" id="event-more" type="button" hidden></button>
  </div>
  <een:notices/>
  <c:if test="${not of.read()}"><p class="quiet" id="events-unread"><c:out value="${text.of('event.unread')}"/></p></c:if>
  <c:if test="${of.read() and empty of.events()}"><p class="quiet" id="events-none"><c:out value="${text.of('event.none')}"/></p></c:if>
  <ol class="event-list" id="event-list"><c:forEach items="${of.events()}" var="event"><een:event of="${event}"/></c:forEach></ol>
  <details class="more-facts" id="event-earlier"<c:if test="${empty of.earlier()}"> hidden</c:if>>
    <summary><c:out value="${text.of('event.earlier')}"/></summary>
    <ol class="event-list"><c:forEach items="${of.earlier()}" var="event"><een:event of="${event}"/></c:forEach></ol>
  </details>
  <template id="event-template"><li><a class="event" href=""><img alt="" width="320" height="180" loading="lazy" decoding="async"><span class="event-text"><span class="event-name"></span> <time></time></span></a></li></template>
</section>
