using Deploy.Plan.Resources;
using Deploy.Rules.Facts;

namespace Deploy.Rules.Schedules;

/// <summary>Scheduler sends to standard queues.</summary>
public sealed class DeadLetterQueue() : FormRule<ScheduleSpec>(
    "DECS0724",
    "The dead-letter queue is not a standard queue",
    "DeadLetterQueueArn {0} is not the ARN of a standard SQS queue. Use arn:aws:sqs:<region>:<account>:<name>, not a .fifo queue.",
    nameof(ScheduleSpec.DeadLetterQueueArn),
    schedule => schedule.DeadLetterQueueArn,
    arn => Pattern.Fits(arn, @"arn:aws(-[a-z]+)*:sqs:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]+"));
