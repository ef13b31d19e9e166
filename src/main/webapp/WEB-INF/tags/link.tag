<%@ tag pageEncoding="UTF-8" body-content="scriptless" trimDirectiveWhitespaces="true" description="A link within the portal" %>
<%@ attribute name="to" required="true" type="io.eenjakarta.portal.Link" description="where it leads" %>
<%@ attribute name="look" required="false" description="CSS classes" %>
<%@ attribute name="id" required="false" description="id of the element" %>
<%@ attribute name="current" required="false" type="java.lang.Boolean" description="whether it leads to what is shown" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<c:url value="${to.address()}" var="address"/>
<a href="<c:out value="${address}"/>"<c:if test="${not empty look}"> class="<c:out value="${look}"/>"</c:if><c:if test="${not empty id}"> id="<c:out value="${id}"/>"</c:if><c:if test="${current}"> aria-current="true"</c:if>><jsp:doBody/></a>
