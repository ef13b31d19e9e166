<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="A table of entries of the audit trail" %>
<%@ attribute name="list" required="true" type="java.util.List" description="AuditView of each" %>
<%@ attribute name="label" required="true" description="what the table is" %>
<%@ attribute name="ofOne" required="false" type="java.lang.Boolean" description="whether all are of one grant, which is then not named" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="een" tagdir="/WEB-INF/tags" %>
<table class="table stacks" aria-label="<c:out value="${label}"/>">
  <thead>
    <tr><th scope="col">When</th><th scope="col">What</th><th scope="col">Who</th><c:if test="${not ofOne}"><th scope="col">Whose, and which grant</th></c:if><th scope="col">Generation</th><th scope="col">Why</th></tr>
  </thead>
  <tbody>
    <c:forEach items="${list}" var="entry">
      <tr>
        <td data-label="When"><span><een:moment at="${entry.at()}"/></span></td>
        <td data-label="What"><span><c:out value="${entry.what()}"/></span></td>
        <td data-label="Who"<c:if test="${empty entry.who()}"> class="nothing"</c:if>><code><c:out value="${entry.who()}"/></code></td>
        <c:if test="${not ofOne}">
          <td data-label="Whose"<c:if test="${empty entry.whose() and empty entry.grant()}"> class="nothing"</c:if>><span>
            <c:if test="${not empty entry.userLink()}"><een:link to="${entry.userLink()}"><c:out value="${entry.whose()}"/></een:link></c:if>
            <c:if test="${empty entry.userLink()}"><c:out value="${entry.whose()}"/></c:if>
            <c:if test="${not empty entry.grantLink()}"><span class="quiet"><een:link to="${entry.grantLink()}"><code><c:out value="${entry.grant()}"/></code></een:link></span></c:if></span></td>
        </c:if>
        <td data-label="Generation"<c:if test="${empty entry.generation()}"> class="nothing"</c:if>><c:out value="${entry.generation()}"/></td>
        <td data-label="Why"<c:if test="${empty entry.why() and empty entry.code()}"> class="nothing"</c:if>><span><c:out value="${entry.why()}"/> <c:if test="${not empty entry.code()}"><span class="quiet"><c:out value="${entry.code()}"/></span></c:if></span></td>
      </tr>
    </c:forEach>
  </tbody>
</table>
