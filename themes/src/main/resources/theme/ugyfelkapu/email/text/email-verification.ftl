<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<#import "/parts.ftl" as parts>
<@layout.stock text=msg("emailVerificationBody", link, linkExpiration, parts.service(), linkExpirationFormatter(linkExpiration)) link=link/>
