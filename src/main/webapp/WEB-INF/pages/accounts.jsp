<%@ page contentType="text/html; charset=UTF-8" pageEncoding="UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="een" tagdir="/WEB-INF/tags" %>
<een:page title="${text.of('switch.title')}" here="/accounts">
  <div class="head">
    <h1><c:out value="${text.of('switch.title')}"/></h1>
    <c:if test="${listed}"><p class="quiet" id="count"><c:out value="${count}"/></p></c:if>
  </div>
  <c:if test="${not listed}">
    <div class="card empty" id="no-accounts">
      <h2><c:out value="${text.of('switch.nobody')}"/></h2>
      <p class="quiet"><c:out value="${text.of('switch.nobody-text')}"/></p>
    </div>
  </c:if>
  <c:if test="${listed}">
    <form class="filter of-accounts" id="filter" role="search" aria-label="<c:out value="${text.of('switch.filter')}"/>" method="get" action="<c:url value="/accounts"/>">
      <div class="field wide">
        <label for="q"><c:out value="${text.of('switch.name')}"/></label>
        <input id="q" name="q" type="search" maxlength="126" autocomplete="off" autocapitalize="off" spellcheck="false" value="<c:out value="${q}"/>">
      </div>
      <button class="button" type="submit"><c:out value="${text.of('switch.search')}"/></button>
    </form>
    <c:if test="${empty accounts}">
      <div class="card empty" id="none-found">
        <c:if test="${not empty q}">
          <h2><c:out value="${text.of('switch.none-match')}"/></h2>
          <p class="buttons centred"><a class="button main" id="clear" href="<c:url value="/accounts"/>"><c:out value="${text.of('switch.all')}"/></a></p>
        </c:if>
        <c:if test="${empty q}">
          <h2><c:out value="${text.of('switch.none')}"/></h2>
        </c:if>
      </div>
    </c:if>
    <c:if test="${not empty accounts}">
      <div class="card table-card">
        <table class="table stacks accounts" aria-label="<c:out value="${text.of('switch.title')}"/>">
          <thead>
            <tr><th scope="col"><c:out value="${text.of('switch.account')}"/></th><th scope="col"><c:out value="${text.of('switch.kind')}"/></th><th scope="col"><c:out value="${text.of('switch.state')}"/></th><th scope="col"><span class="unseen"><c:out value="${text.of('switch.open')}"/></span></th></tr>
          </thead>
          <tbody>
            <c:forEach items="${accounts}" var="account">
              <tr data-account="<c:out value="${account.id()}"/>">
                <td data-label="<c:out value="${text.of('switch.account')}"/>"><span><strong class="account-name"><c:out value="${account.name()}"/></strong> <span class="quiet"><c:out value="${account.id()}"/></span></span></td>
                <td data-label="<c:out value="${text.of('switch.kind')}"/>"><c:out value="${account.kind()}"/></td>
                <td data-label="<c:out value="${text.of('switch.state')}"/>"><span><span class="state <c:out value="${account.tone()}"/>"><c:out value="${account.state()}"/></span></span></td>
                <td class="act">
                  <c:if test="${account.shown()}"><strong class="is-shown"><c:out value="${text.of('switch.is-shown')}"/></strong></c:if>
                  <c:if test="${not account.shown()}">
                    <form method="post" action="<c:url value="/accounts/switch"/>">
                      <input type="hidden" name="csrf" value="<c:out value="${csrf}"/>">
                      <input type="hidden" name="account" value="<c:out value="${account.id()}"/>">
                      <input type="hidden" name="name" value="<c:out value="${account.name()}"/>">
                      <button class="button" type="submit" aria-label="<c:out value="${text.with('switch.open-one', account.name())}"/>"><c:out value="${text.of('switch.open')}"/></button>
                    </form>
                  </c:if>
                </td>
              </tr>
            </c:forEach>
          </tbody>
        </table>
      </div>
    </c:if>
    <c:if test="${not empty next or not empty first}">
      <p class="buttons centred">
        <c:if test="${not empty first}"><een:link to="${first}" look="button" id="first"><c:out value="${text.of('switch.to-first')}"/></een:link></c:if>
        <c:if test="${not empty next}"><een:link to="${next}" look="button" id="more"><c:out value="${text.of('switch.more')}"/></een:link></c:if>
      </p>
    </c:if>
  </c:if>
</een:page>
