using Amazon.Runtime;

namespace Deploy.Engine.Kinds;

/// <summary>A call that was to make something answered with what had that name already, as if it had made it.</summary>
internal sealed class NameTakenException(string message) : AmazonServiceException(message);
