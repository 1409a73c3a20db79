<#import "layout.ftl" as layout>
<@layout.page title=t.missingTitle error=true>
    <p>${t.missingText}</p>
    <p><a href="/">${t.back}</a></p>
</@layout.page>
