<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="een" tagdir="/WEB-INF/tags" %>
<een:admin title="Users" here="/admin/users">
  <div class="head">
    <h1>Users</h1>
    <p class="quiet">Whoever has a grant here, the latest login first</p>
  </div>
  <form class="filter" role="search" aria-label="Users" method="get" action="<c:url value="/admin/users"/>">
    <div class="field wide">
      <label for="q">Part of an account or a user</label>
      <input id="q" name="q" type="search" autocomplete="off" spellcheck="false" maxlength="100" value="<c:out value="${search.part()}"/>">
    </div>
    <button class="button" type="submit">Search</button>
  </form>
  <c:if test="${empty users}">
    <div class="card empty">
      <h2>No users here</h2>
      <p class="quiet">Nobody with a grant matches. To erase somebody who has none any more, open their page by account and user below.</p>
    </div>
  </c:if>
  <c:if test="${not empty users}">
    <div class="card table-card">
      <table class="table stacks" aria-label="Users">
        <thead><tr><th scope="col">User</th><th scope="col">Account</th><th scope="col">Provider</th><th scope="col" class="number">Grants</th><th scope="col">Latest login</th></tr></thead>
        <tbody>
          <c:forEach items="${users}" var="one">
            <tr>
              <td data-label="User"><een:link to="${one.page()}"><code><c:out value="${one.user()}"/></code></een:link></td>
              <td data-label="Account"><code><c:out value="${one.account()}"/></code></td>
              <td data-label="Provider"><c:out value="${one.provider()}"/></td>
              <td data-label="Grants" class="number"><c:out value="${one.grants()}"/></td>
              <td data-label="Latest login"><span><een:moment at="${one.latest()}"/></span></td>
            </tr>
          </c:forEach>
        </tbody>
      </table>
    </div>
    <c:if test="${cut}"><p class="quiet small cut">These are the users who signed in or connected an account last; their grants are counted among the latest 500. Search for others.</p></c:if>
  </c:if>
  <section class="card sheet plain" aria-labelledby="open-title">
    <h2 id="open-title">Open a user's page</h2>
    <form class="filter" method="get" action="<c:url value="/admin/users"/>">
      <div class="field">
        <label for="provider">Provider</label>
        <select id="provider" name="provider">
          <c:forEach items="${providers}" var="one">
            <option value="<c:out value="${one.name()}"/>"><c:out value="${one.title()}"/></option>
          </c:forEach>
        </select>
      </div>
      <div class="field">
        <label for="account">Account</label>
        <input id="account" name="account" type="text" autocomplete="off" spellcheck="false" required>
      </div>
      <div class="field">
        <label for="user">User</label>
        <input id="user" name="user" type="text" autocomplete="off" spellcheck="false" required>
      </div>
      <button class="button" type="submit">Open</button>
    </form>
  </section>
</een:admin>
