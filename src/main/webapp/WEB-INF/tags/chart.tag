<%@ tag pageEncoding="UTF-8" body-content="empty" trimDirectiveWhitespaces="true" description="Columns over time, drawn here, and the same as a table" %>
<%@ attribute name="of" required="true" type="io.eenjakarta.portal.ChartView" description="what is drawn" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<figure class="chart" id="<c:out value="${of.subject().id()}"/>">
  <figcaption>
    <h3><c:out value="${of.subject().title()}"/></h3>
    <p class="quiet" id="<c:out value="${of.subject().id()}"/>-summary"><c:out value="${of.summary()}"/></p>
  </figcaption>
  <c:if test="${of.filled()}">
  <div class="plot">
    <svg viewBox="0 0 1000 100" preserveAspectRatio="none" role="img" aria-labelledby="<c:out value="${of.subject().id()}"/>-summary">
      <line class="grid" x1="0" x2="1000" y1="0" y2="0"/>
      <line class="grid" x1="0" x2="1000" y1="50" y2="50"/>
      <c:forEach items="${of.columns()}" var="column">
        <g>
          <rect class="reach" x="<c:out value="${column.x()}"/>" y="0" width="<c:out value="${column.step()}"/>" height="100"/>
          <c:if test="${column.count() > 0}"><rect class="bar <c:out value="${column.tone()}"/>" x="<c:out value="${column.x()}"/>" y="<c:out value="${column.y()}"/>" width="<c:out value="${column.width()}"/>" height="<c:out value="${column.height()}"/>"/></c:if>
          <title><c:out value="${column.label()}"/>: <c:out value="${column.count()}"/></title>
        </g>
      </c:forEach>
      <line class="base" x1="0" x2="1000" y1="100" y2="100"/>
    </svg>
    <span class="scale" aria-hidden="true"><c:out value="${of.top()}"/></span>
    <div class="ticks" aria-hidden="true">
      <c:forEach items="${of.ticks()}" var="tick"><span><c:out value="${tick}"/></span></c:forEach>
    </div>
  </div>
  <details>
    <summary>The same as a table</summary>
    <div class="scroll" tabindex="0" role="region" aria-label="<c:out value="${of.subject().title()}"/>, as a table">
      <table class="table">
        <thead><tr><th scope="col"><c:out value="${of.each()}"/></th><th scope="col" class="number"><c:out value="${of.subject().what()}"/></th></tr></thead>
        <tbody>
          <c:forEach items="${of.columns()}" var="column">
            <c:if test="${column.count() > 0}"><tr><td><c:out value="${column.label()}"/></td><td class="number"><c:out value="${column.count()}"/></td></tr></c:if>
          </c:forEach>
        </tbody>
      </table>
      <p class="quiet small">Where there is nothing, there is no line.</p>
    </div>
  </details>
  </c:if>
</figure>
