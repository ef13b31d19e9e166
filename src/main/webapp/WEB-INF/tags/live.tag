<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="Words for the script that renews pictures, and the banners that it shows" %>
<%@ attribute name="pause" required="true" description="what the button says that stops it" %>
<%@ attribute name="play" required="true" description="what it says to go on" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<div id="words" hidden data-pause="<c:out value="${pause}"/>" data-play="<c:out value="${play}"/>"
  data-not-found="<c:out value="${text.of('picture.not-found')}"/>" data-forbidden="<c:out value="${text.of('picture.forbidden')}"/>"
  data-sign-in="<c:out value="${text.of('picture.sign-in')}"/>" data-busy="<c:out value="${text.of('picture.busy')}"/>"
  data-connect-again="<c:out value="${text.of('picture.connect-again')}"/>"
  data-off="<c:out value="${text.of('picture.off')}"/>" data-no-picture="<c:out value="${text.of('picture.no-picture')}"/>"
  data-another-account="<c:out value="${text.of('switch.picture-another')}"/>"
  data-failed="<c:out value="${text.of('picture.failed')}"/>" data-taken="<c:out value="${text.of('live.taken')}"/>"
  data-search-failed="<c:out value="${text.of('live.search-failed')}"/>" data-none="<c:url value="/no-picture.svg"/>"></div>
<p class="notice warn" id="offline" role="status" hidden><span><c:out value="${text.of('live.offline')}"/></span></p>
<p class="notice bad" id="gone" role="alert" hidden><span><c:out value="${text.of('live.gone')}"/> <a href="<c:url value="/sign-in"/>"><c:out value="${text.of('live.sign-in')}"/></a></span></p>
