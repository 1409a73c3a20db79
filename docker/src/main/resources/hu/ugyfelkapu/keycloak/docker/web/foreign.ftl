<#import "layout.ftl" as layout>
<@layout.page title=t.foreignTitle error=true>
    <p>${t.foreignText}</p>
    <p><a href="/soft-card/">${t.foreignBack}</a></p>
</@layout.page>
