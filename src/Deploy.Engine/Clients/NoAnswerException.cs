namespace Deploy.Engine.Clients;

/// <summary>AWS gave no answer for as long as the call could wait: nobody listens, the connection breaks, or something else answers in its place.</summary>
/// <remarks>It is of no type that the SDK repeats by itself: the time is up.</remarks>
public sealed class NoAnswerException(string message, Exception? inner = null) : Exception(message, inner);
