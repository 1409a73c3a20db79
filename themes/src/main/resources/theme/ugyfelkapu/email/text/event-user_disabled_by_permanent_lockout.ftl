<#ftl output_format="plainText">
<#import "template.ftl" as layout>
<#import "/parts.ftl" as parts>
<@layout.notice text=msg("eventUserDisabledByPermanentLockoutBody", parts.moment(event.date))/>
