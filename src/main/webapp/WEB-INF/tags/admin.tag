<%@ tag pageEncoding="UTF-8" body-content="scriptless" trimDirectiveWhitespaces="true" description="The frame of every page for administrators" %>
<%@ attribute name="title" required="true" description="what the browser calls the page" %>
<%@ attribute name="here" required="true" description="path of the page, marked in the navigation" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="een" tagdir="/WEB-INF/tags" %>
<een:page title="${title}" here="/admin">
  <nav class="tabs" aria-label="Administration">
    <a href="<c:url value="/admin"/>"<c:if test="${here == '/admin'}"> aria-current="page"</c:if>>Overview</a>
    <a href="<c:url value="/admin/grants"/>"<c:if test="${here == '/admin/grants'}"> aria-current="page"</c:if>>Grants</a>
    <a href="<c:url value="/admin/users"/>"<c:if test="${here == '/admin/users'}"> aria-current="page"</c:if>>Users</a>
    <a href="<c:url value="/admin/audit"/>"<c:if test="${here == '/admin/audit'}"> aria-current="page"</c:if>>Audit trail</a>
  </nav>
  <c:if test="${not empty notice}">
    <p class="notice <c:out value="${notice.tone()}"/>" role="status" id="notice"><c:out value="${notice.text()}"/></p>
  </c:if>
  <jsp:doBody/>
</een:page>
