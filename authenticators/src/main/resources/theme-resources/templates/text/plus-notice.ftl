<#ftl output_format="plainText">
<#import "ugyfelkapu-mail.ftl" as mail>
<@mail.frame closing=msg("ugyfelkapuMailNoReply")>
${msg("ugyfelkapuNotice." + change + ".what")}

${msg("ugyfelkapuMailWhen", time)}
${msg("ugyfelkapuMailWhere", mail.service(serviceName))}

${msg("ugyfelkapuNotice." + change + ".now", mail.phone())}

${msg("ugyfelkapuMailNotYou")} ${msg("ugyfelkapuMailNotYouDo", mail.phone())}
</@mail.frame>
