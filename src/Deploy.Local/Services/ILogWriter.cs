namespace Deploy.Local.Services;

/// <summary>Takes the lines of programs that run; offered by the logs service. It may be called with and without the gate.</summary>
public interface ILogWriter
{
    /// <summary>
    /// Opens a stream, which is made where its group exists. While there is no group, lines are dropped, and the request log has a refused
    /// <c>PutLogEvents</c> for the first.
    /// </summary>
    /// <param name="logGroup">The group.</param>
    /// <param name="stream">The stream; one that exists gets further lines.</param>
    /// <param name="region">The region.</param>
    /// <param name="createGroup">Make the group as well, as the option <c>awslogs-create-group</c> asks.</param>
    ILogStreamWriter Open(string logGroup, string stream, string region, bool createGroup = false);
}
