#include "CGnuplotIostream.h"
