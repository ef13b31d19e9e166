<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="A table of grants" %>
<%@ attribute name="list" required="true" type="java.util.List" description="GrantView of each" %>
<%@ attribute name="label" required="true" description="what the table is" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="een" tagdir="/WEB-INF/tags" %>
<table class="table stacks" aria-label="<c:out value="${label}"/>">
  <thead>
    <tr><th scope="col">Grant</th><th scope="col">State</th><th scope="col">Whose</th><th scope="col">First login</th><th scope="col">Last renewal</th><th scope="col">Ends</th></tr>
  </thead>
  <tbody>
    <c:forEach items="${list}" var="grant">
      <tr>
        <td data-label="Grant"><span><een:link to="${grant.page()}"><code><c:out value="${grant.id()}"/></code></een:link> <span class="quiet"><c:out value="${grant.kind()}"/></span></span></td>
        <td data-label="State"><span><een:state of="${grant.state()}"/><c:if test="${not empty grant.reason()}"> <span class="quiet reason"><c:out value="${grant.reason()}"/></span></c:if></span></td>
        <td data-label="Whose"><span>
          <c:if test="${not empty grant.userLink()}"><een:link to="${grant.userLink()}"><code><c:out value="${grant.account()}"/>/<c:out value="${grant.user()}"/></code></een:link></c:if>
          <c:if test="${empty grant.userLink()}">Not known yet</c:if>
          <span class="quiet"><c:out value="${grant.provider()}"/></span></span></td>
        <td data-label="First login"><span><een:moment at="${grant.firstLogin()}"/></span></td>
        <td data-label="Last renewal"><span><een:moment at="${grant.lastRotation()}"/></span></td>
        <td data-label="Ends"><span>
          <c:if test="${not empty grant.end()}"><span title="<c:out value="${grant.end().words()}"/>"><c:out value="${grant.end().distance()}"/></span></c:if>
          <c:if test="${empty grant.end()}"><span class="quiet">-</span></c:if></span></td>
      </tr>
    </c:forEach>
  </tbody>
</table>
