<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<#import "/parts.ftl" as parts>
<#if firstName?? && lastName??>
  <#-- This text greets by name. -->
  <@layout.stock text=msg("orgInviteBodyPersonalized", link, linkExpiration, parts.service(), parts.line(organization.name), linkExpirationFormatter(linkExpiration), parts.line(firstName), parts.line(lastName)) link=link greeting=""/>
<#else>
  <@layout.stock text=msg("orgInviteBody", link, linkExpiration, parts.service(), parts.line(organization.name), linkExpirationFormatter(linkExpiration)) link=link/>
</#if>
