<#import "layout.ftl" as layout>
<@layout.page title=t.failedTitle error=true>
    <p>${t.failedText}</p>
    <p><a href="/">${t.back}</a></p>
</@layout.page>
