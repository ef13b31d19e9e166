<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="Words for the script that tells of events, and the two lines that it writes: what happened, and how it is doing" %>
<%@ attribute name="off" required="false" type="java.lang.Boolean" description="whether a reader may do without" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<c:url value="/events/stream" var="stream"><c:if test="${not empty whose}"><c:param name="whose" value="${whose}"/></c:if></c:url>
<c:url value="/session" var="session"/>
<div class="event-bar" id="event-bar" data-stream="<c:out value="${stream}"/>" data-session="<c:out value="${session}"/>"
  data-live="<c:out value="${text.of('event.live')}"/>" data-catching-up="<c:out value="${text.of('event.catching-up')}"/>"
  data-reconnecting="<c:out value="${text.of('event.reconnecting')}"/>" data-off="<c:out value="${text.of('event.off')}"/>"
  data-turn-on="<c:out value="${text.of('event.turn-on')}"/>" data-turn-off="<c:out value="${text.of('event.turn-off')}"/>"
  data-sign-in="<c:out value="${text.of('event.over-sign-in')}"/>" data-account="<c:out value="${text.of('event.over-account')}"/>"
  data-not-allowed="<c:out value="${text.of('event.over-not-allowed')}"/>" data-none="<c:out value="${text.of('event.over-none')}"/>"
  data-away="<c:out value="${text.of('event.over-away')}"/>"
  data-one="<c:out value="${text.of('event.one-new')}"/>" data-many="<c:out value="${text.of('event.many-new')}"/>">
  <div class="event-lines"><p class="event-said" id="event-said" role="status"></p><p class="event-state" id="event-state"></p></div>
  <c:if test="${off}"><button class="button small scripted" id="event-switch" type="button"><c:out value="${text.of('event.turn-off')}"/></button></c:if>
</div>
