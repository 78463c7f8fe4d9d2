using Deploy.Plan.Resources;
using Deploy.Rules.Reading;

namespace Deploy.Rules.Containers;

/// <summary>CloudWatch Logs takes the ARN of a symmetric key.</summary>
public sealed class LogGroupKmsKey() : FormRule<LogGroupSpec>(
    "DECS0346",
    "A log group's key is not the ARN of a key",
    "KmsKeyId {0} is not the ARN of a KMS key. Use arn:aws:kms:<region>:<account>:key/<id>.",
    nameof(LogGroupSpec.KmsKeyId),
    group => group.KmsKeyId,
    key => key.Length <= 256 && Arn.Is(key, "kms", "key/"));
