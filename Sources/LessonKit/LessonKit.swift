// The library LessonKit.
