<%@ tag pageEncoding="UTF-8" body-content="scriptless" trimDirectiveWhitespaces="true" description="The frame of every page" %>
<%@ attribute name="title" required="true" description="what the browser calls the page" %>
<%@ attribute name="here" required="false" description="path of the page, marked in the navigation" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <meta name="robots" content="noindex">
  <title><c:out value="${title}"/> - Eagle Eye portal</title>
  <link rel="icon" href="<c:url value="/favicon.svg"/>" type="image/svg+xml">
  <link rel="stylesheet" href="<c:url value="/een.css"/>">
  <script src="<c:url value="/een.js"/>" defer></script>
</head>
<body>
<a class="skip" href="#content">Skip to content</a>
<header class="top">
  <div class="top-inner">
    <a class="brand" href="<c:url value="/"/>">
      <img src="<c:url value="/favicon.svg"/>" alt="" width="30" height="30">
      <span>Eagle Eye portal</span>
    </a>
    <c:if test="${not empty caller}">
      <nav aria-label="Main">
        <a href="<c:url value="/cameras"/>"<c:if test="${here == '/cameras'}"> aria-current="page"</c:if>>Cameras</a>
        <a href="<c:url value="/account"/>"<c:if test="${here == '/account'}"> aria-current="page"</c:if>>Account</a>
        <a href="<c:url value="/connection"/>"<c:if test="${here == '/connection'}"> aria-current="page"</c:if>>Connection</a>
        <c:if test="${caller.groups().contains('eagle-eye-admin')}"><a href="<c:url value="/admin"/>"<c:if test="${here == '/admin'}"> aria-current="page"</c:if>>Admin</a></c:if>
      </nav>
      <div class="who">
        <span id="caller-name" title="<c:out value="${caller.shownName()}"/>"><c:out value="${caller.shownName()}"/></span>
        <form method="post" action="<c:url value="/logout"/>">
          <input type="hidden" name="csrf" value="<c:out value="${csrf}"/>">
          <button class="button" id="logout" type="submit">Sign out</button>
        </form>
      </div>
    </c:if>
  </div>
</header>
<main id="content" tabindex="-1">
<jsp:doBody/>
</main>
<footer class="foot">
  <div class="foot-inner">Your tokens stay on this server. Your browser never sees them.</div>
</footer>
</body>
</html>
