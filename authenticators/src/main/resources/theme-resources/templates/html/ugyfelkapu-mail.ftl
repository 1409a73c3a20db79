<#import "template.ftl" as layout>
<#-- The frame of our mails under a mail theme that brings none of its own. closing: the last line. -->
<#macro frame closing>
<@layout.emailLayout>
  <#nested>
  <p>${closing}</p>
</@layout.emailLayout>
</#macro>

<#function service name><#return name></#function>

<#function phone><#return "1818"></#function>
