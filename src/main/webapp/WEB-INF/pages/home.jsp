<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="een" tagdir="/WEB-INF/tags" %>
<een:page title="${text.of('home.title')}">
<c:if test="${empty caller}">
  <div class="hero">
    <h1><c:out value="${text.of('home.headline')}"/></h1>
    <p class="lead"><c:out value="${text.with('home.lead', signInAt)}"/></p>
    <div class="buttons">
      <a class="button main large" id="sign-in" href="<c:url value="/sign-in"/>"><c:out value="${text.with('home.sign-in', signInAt)}"/></a>
    </div>
  </div>
  <ul class="tiles">
    <li class="card tile">
      <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 3 4.5 6v5.5c0 4.5 3.1 8 7.5 9.5 4.4-1.5 7.5-5 7.5-9.5V6z"/><path d="m8.8 12 2.3 2.3 4.3-4.5"/></svg>
      <h2><c:out value="${text.of('home.password')}"/></h2>
      <p><c:out value="${text.of('home.password-text')}"/></p>
    </li>
    <li class="card tile">
      <svg viewBox="0 0 24 24" aria-hidden="true"><rect x="4.5" y="10.5" width="15" height="9.5" rx="2.5"/><path d="M8 10.5V8a4 4 0 0 1 8 0v2.5M12 14.5v2"/></svg>
      <h2><c:out value="${text.of('home.tokens')}"/></h2>
      <p><c:out value="${text.of('home.tokens-text')}"/></p>
    </li>
    <li class="card tile">
      <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M19.5 12a7.5 7.5 0 0 1-13 5.1M4.5 12a7.5 7.5 0 0 1 13-5.1"/><path d="M17.7 3.5v3.6h-3.6M6.3 20.5v-3.6h3.6"/></svg>
      <h2><c:out value="${text.of('home.stay')}"/></h2>
      <p><c:out value="${text.of('home.stay-text')}"/></p>
    </li>
  </ul>
</c:if>
<c:if test="${not empty caller}">
  <div class="head">
    <h1><c:out value="${text.with('home.welcome', caller.shownName())}"/></h1>
  </div>
  <ul class="tiles">
    <li>
      <a class="card tile" href="<c:url value="/cameras"/>">
        <svg viewBox="0 0 24 24" aria-hidden="true"><rect x="3" y="6.5" width="12.5" height="11" rx="2.5"/><path d="m15.5 10.8 5.5-3v8.4l-5.5-3"/></svg>
        <h2><c:out value="${text.of('frame.cameras')}"/></h2>
        <p><c:out value="${text.of('home.cameras-text')}"/></p>
      </a>
    </li>
    <li>
      <a class="card tile" href="<c:url value="/account"/>">
        <svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="8.5" r="4"/><path d="M4.5 20c.8-3.7 3.8-5.5 7.5-5.5s6.7 1.8 7.5 5.5"/></svg>
        <h2><c:out value="${text.of('frame.account')}"/></h2>
        <p><c:out value="${text.of('home.account-text')}"/></p>
      </a>
    </li>
    <li>
      <a class="card tile" href="<c:url value="/connection"/>">
        <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1.2 1.2"/><path d="M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1.2-1.2"/></svg>
        <h2><c:out value="${text.of('frame.connection')}"/></h2>
        <p><c:out value="${text.of('home.connection-text')}"/></p>
      </a>
    </li>
  </ul>
</c:if>
</een:page>
