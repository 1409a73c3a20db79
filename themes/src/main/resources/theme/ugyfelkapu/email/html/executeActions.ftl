<#import "template.ftl" as layout>
<#import "/parts.ftl" as parts>
<@layout.stock text=msg("executeActionsBody", link, linkExpiration, parts.service(), parts.actions(requiredActions![]), linkExpirationFormatter(linkExpiration)) link=link/>
