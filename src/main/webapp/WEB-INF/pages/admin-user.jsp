<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="een" tagdir="/WEB-INF/tags" %>
<een:admin title="User" here="/admin/users">
  <div class="head">
    <h1>User <code><c:out value="${user.user()}"/></code></h1>
    <p class="quiet"><c:out value="${title}"/>, account <code><c:out value="${user.account()}"/></code></p>
  </div>
  <section class="card table-card" aria-labelledby="grants-title">
    <div class="sheet-head padded">
      <h2 id="grants-title">Grants</h2>
      <c:if test="${not empty grants or not empty links}"><een:link to="${revokeAll}" look="button danger" id="revoke-all">Revoke all</een:link></c:if>
    </div>
    <c:if test="${empty grants}"><p class="quiet padded">This user has no grant now.</p></c:if>
    <c:if test="${not empty grants}"><een:grants list="${grants}" label="Grants of this user"/></c:if>
  </section>
  <c:if test="${not empty links}">
    <section class="card sheet apart" aria-labelledby="links-title">
      <h2 id="links-title">Accounts that this user has connected</h2>
      <table class="table stacks" aria-label="Connected accounts">
        <thead><tr><th scope="col">Account and user</th><th scope="col">Provider</th><th scope="col">Grant</th><th scope="col">Connected</th></tr></thead>
        <tbody>
          <c:forEach items="${links}" var="one">
            <tr>
              <td data-label="Whose"><code><c:out value="${one.account()}"/>/<c:out value="${one.user()}"/></code></td>
              <td data-label="Provider"><c:out value="${one.provider()}"/></td>
              <td data-label="Grant"><een:link to="${one.page()}"><code><c:out value="${one.grant()}"/></code></een:link></td>
              <td data-label="Connected"><span><een:moment at="${one.since()}"/></span></td>
            </tr>
          </c:forEach>
        </tbody>
      </table>
    </section>
  </c:if>
  <section class="card sheet apart" aria-labelledby="data-title">
    <h2 id="data-title">Data about this person</h2>
    <p>What the portal keeps are the grants above and the entries of the audit trail. Erasing ends the grants and takes the person's name and ids out of the entries.</p>
    <div class="buttons">
      <een:link to="${entries}" look="button">Entries of the audit trail</een:link>
      <een:link to="${erase}" look="button danger" id="erase">Erase this person</een:link>
    </div>
  </section>
</een:admin>
