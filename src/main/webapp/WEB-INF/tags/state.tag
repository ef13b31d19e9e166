<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="The state of a grant" %>
<%@ attribute name="of" required="true" type="io.eenjakarta.portal.StateView" description="the state" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<span class="state <c:out value="${of.tone()}"/>"><c:out value="${of.words()}"/></span>
