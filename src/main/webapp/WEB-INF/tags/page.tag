<%@ tag pageEncoding="UTF-8" body-content="scriptless" trimDirectiveWhitespaces="true" description="The frame of every page" %>
<%@ attribute name="title" required="true" description="what the browser calls the page" %>
<%@ attribute name="here" required="false" description="path of the page, marked in the navigation" %>
<%@ attribute name="wall" required="false" type="java.lang.Boolean" description="whether it shows pictures of cameras" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<!DOCTYPE html>
<html lang="<c:out value="${text.language().tag()}"/>"<c:if test="${not empty whose}"> data-whose="<c:out value="${whose}"/>"</c:if><c:if test="${resells or not empty switched}"> data-session="<c:url value="/session"/>"</c:if>>
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <meta name="robots" content="noindex">
  <title><c:out value="${title}"/> - <c:if test="${not empty switched}"><c:out value="${switched.name()}"/> - </c:if><c:out value="${text.of('frame.product')}"/></title>
  <link rel="icon" href="<c:url value="/favicon.svg"/>" type="image/svg+xml">
  <link rel="stylesheet" href="<c:url value="/een.css"/>?v=<c:out value="${files}"/>">
  <c:if test="${wall}"><link rel="stylesheet" href="<c:url value="/wall.css"/>?v=<c:out value="${files}"/>"></c:if>
  <c:if test="${wall}"><link rel="stylesheet" href="<c:url value="/events.css"/>?v=<c:out value="${files}"/>"></c:if>
  <script src="<c:url value="/een.js"/>?v=<c:out value="${files}"/>" defer></script>
  <c:if test="${wall}"><script src="<c:url value="/wall.js"/>?v=<c:out value="${files}"/>" defer></script></c:if>
  <c:if test="${wall}"><script src="<c:url value="/events.js"/>?v=<c:out value="${files}"/>" defer></script></c:if>
</head>
<body<c:if test="${wall}"> class="wide"</c:if>>
<a class="skip" href="#content"><c:out value="${text.of('frame.skip')}"/></a>
<header class="top">
  <div class="top-inner">
    <a class="brand" href="<c:url value="/"/>">
      <img src="<c:url value="/favicon.svg"/>" alt="" width="30" height="30">
      <span><c:out value="${text.of('frame.product')}"/></span>
    </a>
    <c:if test="${not empty caller}">
      <nav aria-label="<c:out value="${text.of('frame.main')}"/>">
        <a href="<c:url value="/cameras"/>"<c:if test="${here == '/cameras'}"> aria-current="page"</c:if>><c:out value="${text.of('frame.cameras')}"/></a>
        <c:if test="${resells}"><a href="<c:url value="/accounts"/>"<c:if test="${here == '/accounts'}"> aria-current="page"</c:if>><c:out value="${text.of('switch.title')}"/></a></c:if>
        <a href="<c:url value="/account"/>"<c:if test="${here == '/account'}"> aria-current="page"</c:if>><c:out value="${text.of('frame.account')}"/></a>
        <a href="<c:url value="/connection"/>"<c:if test="${here == '/connection'}"> aria-current="page"</c:if>><c:out value="${text.of('frame.connection')}"/></a>
        <c:if test="${caller.groups().contains('eagle-eye-admin')}"><a href="<c:url value="/admin"/>"<c:if test="${here == '/admin'}"> aria-current="page"</c:if>><c:out value="${text.of('frame.admin')}"/></a></c:if>
      </nav>
      <div class="who">
        <span id="caller-name" title="<c:out value="${caller.shownName()}"/>"><c:out value="${caller.shownName()}"/></span>
        <form method="post" action="<c:url value="/logout"/>">
          <input type="hidden" name="csrf" value="<c:out value="${csrf}"/>">
          <button class="button" id="logout" type="submit"><c:out value="${text.of('frame.sign-out')}"/></button>
        </form>
      </div>
    </c:if>
  </div>
</header>
<c:if test="${not empty switched}">
  <section class="shown" id="shown" aria-label="<c:out value="${text.of('switch.shown-label')}"/>">
    <div class="shown-inner">
      <p><c:out value="${text.of('switch.shown')}"/> <strong id="shown-name"><c:out value="${switched.name()}"/></strong> <span class="shown-id"><c:out value="${switched.account()}"/></span></p>
      <form method="post" action="<c:url value="/accounts/back"/>">
        <input type="hidden" name="csrf" value="<c:out value="${csrf}"/>">
        <button class="button small" id="back-to-own" type="submit"><c:out value="${text.with('switch.back', ownName)}"/></button>
      </form>
    </div>
  </section>
</c:if>
<main id="content" tabindex="-1">
<c:if test="${not empty whose}"><p class="notice warn" id="another-account" role="alert" hidden><span><c:out value="${text.of('switch.another')}"/> <a href=""><c:out value="${text.of('switch.reload')}"/></a></span></p></c:if>
<c:if test="${not empty notice and here != '/admin'}"><p class="notice <c:out value="${notice.tone()}"/>" role="status" id="notice"><c:out value="${notice.text()}"/></p></c:if>
<jsp:doBody/>
</main>
<footer class="foot">
  <div class="foot-inner">
    <p><c:out value="${text.of('frame.tokens')}"/></p>
    <c:if test="${not empty languages}">
      <form class="languages" method="post" action="<c:url value="/language"/>" aria-label="<c:out value="${text.of('frame.language')}"/>">
        <input type="hidden" name="back" value="<c:out value="${again}"/>">
        <c:forEach items="${languages}" var="one">
          <button name="language" value="<c:out value="${one.tag()}"/>" lang="<c:out value="${one.tag()}"/>"<c:if test="${one == text.language()}"> aria-current="true"</c:if>><c:out value="${one.title()}"/></button>
        </c:forEach>
      </form>
    </c:if>
  </div>
</footer>
</body>
</html>
